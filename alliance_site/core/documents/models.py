from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.search import index


class CustomDocument(AbstractDocument):
    """A file for download, with a sentence that says what is in it."""

    summary = models.CharField(
        max_length=250,
        blank=True,
        help_text="One sentence that says what is in the file. People see it in search results.",
    )

    admin_form_fields = (*Document.admin_form_fields, "summary")
    search_fields = [*AbstractDocument.search_fields, index.SearchField("summary")]

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"

    @property
    def kind(self) -> str:
        """What people see before they open it, such as "Document (PDF)"."""
        extension = self.file_extension.upper()
        return f"Document ({extension})" if extension else "Document"
