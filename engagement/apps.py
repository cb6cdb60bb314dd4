from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement.answering import registering as answering
        from engagement.commitments import registering as commitments
        from engagement.feedback import purposes
        from engagement.form import registering as form
        from engagement.moderation import registering as moderation
        from engagement.openness import registering as openness
        from engagement.privacy import registering as privacy
        from engagement.published import registering as published

        for subject in (
            *(purposes, answering, commitments, form),
            *(moderation, openness, privacy, published),
        ):
            subject.register()
