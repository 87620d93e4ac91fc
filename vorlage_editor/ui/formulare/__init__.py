"""The window „Formulare“, in which a form is edited, and choosing a form for a paper."""
