from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Reports"

    def ready(self) -> None:
        from objectives.asides import tell_beside_the_overview  # models are there only now
        from reporting.cycles.asides import cycle_beside

        tell_beside_the_overview(cycle_beside)
