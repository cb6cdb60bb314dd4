from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement.answering import registering as answering
        from engagement.commitments import registering as commitments
        from engagement.consultations import registering as consultations
        from engagement.feedback import purposes
        from engagement.form import registering as form
        from engagement.moderation import registering as moderation
        from engagement.openness import registering as openness
        from engagement.privacy import registering as privacy
        from engagement.published import registering as published
        from engagement.reports import registering as reports
        from engagement.representatives import registering as representatives

        for subject in (
            purposes,
            answering,
            commitments,
            consultations,
            form,
            moderation,
            openness,
            privacy,
            published,
            reports,
            representatives,
        ):
            subject.register()
