"""Reports of a ferry strike: two that tell of it so differently that they stand apart, and one that tells both."""

from tests.ingest.newsroom import report

CREWS = report(
    "Ferry crews in Split walked out on Monday over pay. The union of seamen wants eight percent more. The ferry "
    "company offers four. Bo Ray leads Vis.",
    "Ferry crews walk out in Split",
    at="2025-05-05",
    by="crews.example",
)
ISLANDS = report(
    "Island villages wait for bread and medicine. Bakers on the islands closed, doctors ran out of medicine. Ferries "
    "stay in the harbour. Ann Lee leads Split.",
    "Islands short of bread and medicine",
    at="2025-05-05",
    by="islands.example",
)
BOTH = report(
    "Ferry crews in Split stay out over pay, and island villages wait for bread and medicine. The union of seamen "
    "wants eight percent more. The ferry company offers four. Bakers closed, doctors ran out of medicine. "
    "Ann Lee leads Split. Bo Ray leads Vis.",
    "Ferry crews in Split stay out, islands wait for bread and medicine",
    at="2025-05-05",
    by="both.example",
)
FROST = report("Half of the apple blossom in the valley froze, growers say.", "Frost", at="2025-05-05")
