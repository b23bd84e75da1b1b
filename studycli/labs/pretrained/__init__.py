"""The real pretrained models: their files, their features, and the same comparison."""
