from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement.feedback import purposes
        from engagement.privacy import registering as privacy

        purposes.register()
        privacy.register()
