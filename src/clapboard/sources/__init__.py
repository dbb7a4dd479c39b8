"""Where bytes come from: files and folders, standard input, addresses."""
