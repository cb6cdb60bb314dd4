from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement.feedback import purposes
        from engagement.openness import registering as openness
        from engagement.published import registering as published

        purposes.register()
        openness.register()
        published.register()
