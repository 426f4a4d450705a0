"""Drawing: the charts and their parts that several lessons use."""
