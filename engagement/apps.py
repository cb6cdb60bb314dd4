from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement.feedback import purposes
        from engagement.form import registering as form

        for subject in (purposes, form):
            subject.register()
