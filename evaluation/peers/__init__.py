"""Other analysers trained here on the treebanks our model learned from, each by one command."""
