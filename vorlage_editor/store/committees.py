"""Which committees the papers name: offered where the house has no list of them."""

from __future__ import annotations

from sqlite_utils import Database

MOST = 200
_LIST = """
select trim(json_extract(station.value, '$.committee')) as name
from (select modified, vorlage from drafts where trashed is null and json_valid(vorlage)) as papers,
    json_each(papers.vorlage, '$.route') as station
where name != ''
group by name order by max(papers.modified) desc, name limit ?
"""


def list_committees(db: Database) -> list[str]:
    """Return the names of committees, those of the newest papers first."""
    return [str(row["name"]) for row in db.query(_LIST, [MOST])]
