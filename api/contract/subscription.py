"""What the server tells by itself: stories that change, alerts, how far a job is."""

from __future__ import annotations

import strawberry

from api.contract.declare import argument, declared
from api.contract.desk import Alert
from api.contract.types import Job, Story


@strawberry.type(description="What is told as it happens, in this server or in any process that writes to its store.")
class Subscription:
    story_changed: Story = declared(
        "Stories to which reports come or from which they go. Several changes within a moment are told once.",
        None,
        argument("id", strawberry.ID | None, "Only this story."),
    )
    alerts: Alert = declared("What watches find.", None)
    job: Job = declared(
        "How far a job is: now, whenever that changes, and for the last time when it is done.",
        None,
        argument("id", strawberry.ID, "Its id."),
    )
