"""Which column holds what: by its heading, by what stands below it, by what a person said."""
