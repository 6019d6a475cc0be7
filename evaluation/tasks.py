"""All tasks of the evaluation, in the order in which they are shown."""

from evaluation import (
    clauses,
    coreference,
    dates,
    demo_task,
    document_mentions,
    linking,
    name_pairs,
    names,
    places,
    plover,
    quotations,
    relations,
    syntax,
)
from evaluation.task import Task


def all_tasks() -> tuple[Task, ...]:
    """Every task there is."""
    return (
        *names.TASKS,
        *document_mentions.TASKS,
        *plover.TASKS,
        *clauses.TASKS,
        *quotations.TASKS,
        *dates.TASKS,
        *coreference.TASKS,
        *linking.TASKS,
        *relations.TASKS,
        *places.TASKS,
        *name_pairs.TASKS,
        *syntax.TASKS,
        *demo_task.TASKS,
    )
