"""The form of an invented town: all that the standard form leaves out."""

from __future__ import annotations

from base64 import b64encode

from tests.pdf.samples import PICTURE

ARMS = b64encode(PICTURE).decode()
TOWN = f"""
id = "stadt"
name = "Stadt Auenfelde"
look = {{ accent = "#1b4a75", marks = ["hole", "fold"] }}

[letterhead]
style = "arms"
height_mm = 53
name = "Stadt Auenfelde"
lines = ["Der Bürgermeister", "Tiefbauamt"]
arms = "{ARMS}"
arms_alt = "Wappen der Stadt Auenfelde"
block = [{{ key = "number", label = "Vorlage" }}, {{ key = "contact", label = "Auskunft" }}]

[head]
order = ["kind", "meta", "subject", "route"]
subject_label = "Betreff"
meta = [
  {{ key = "number", label = "Drucksache", columns = 2 }},
  {{ key = "date", label = "Datum", columns = 2 }},
  {{ key = "lead", label = "Verantwortlich", columns = 2 }},
  {{ key = "office", label = "Dienststelle", columns = 2 }},
]

[route]
style = "table"
public_words = {{ "Ö" = "öffentlich", "N" = "nichtöffentlich" }}
columns = [
  {{ key = "date", label = "Beratungsfolge", mm = 23 }},
  {{ key = "committee", label = "", mm = 0 }},
  {{ key = "public", label = "Sitzungsteil", mm = 30 }},
]

[signatures]
style = "sign"
place_date = true
cells = [{{ label = "Der Bürgermeister" }}]

[footer]
lines = ["Stadt Auenfelde", "Am Markt 1"]
"""
