from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Static files under names that carry their content's hash, so that browsers keep them.

    Imports between our JavaScript modules are followed too.
    """

    support_js_module_import_aggregation = True
