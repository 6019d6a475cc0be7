"""All tasks of the evaluation, in the order in which they are shown."""

from evaluation import (
    clauses,
    contradictions,
    copies,
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
    stories,
    summaries,
    summaries_audit,
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
        *contradictions.TASKS,
        *copies.TASKS,
        *quotations.TASKS,
        *dates.TASKS,
        *coreference.TASKS,
        *linking.TASKS,
        *relations.TASKS,
        *places.TASKS,
        *name_pairs.TASKS,
        *syntax.TASKS,
        *stories.TASKS,
        *summaries.TASKS,
        *summaries_audit.TASKS,
        *demo_task.TASKS,
    )
