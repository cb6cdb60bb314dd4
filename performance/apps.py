from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "performance"

    def ready(self) -> None:
        from alliance_site.core.http.purging import empty_on_change_of
        from performance.figures.models import Load
        from performance.organisations.models import Organisation, Succession
        from performance.standards.models import SeriesBreak, Standard, Target
        from performance.volumes.models import Baseline

        empty_on_change_of(Baseline, Load, Organisation, SeriesBreak, Standard, Succession, Target)
