"""Patient and carer engagement: how local people have their say."""
