"""Where the official figures come from, as it must be said wherever they are shown."""

SOURCE = "NHS England, Cancer Waiting Times statistics"
SOURCE_URL = "https://www.england.nhs.uk/statistics/statistical-work-areas/cancer-waiting-times/"
LICENCE = "Open Government Licence v3.0"
LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
ATTRIBUTION = f"{SOURCE}. Contains public sector information licensed under the {LICENCE}."
