"""The dashboard on a host: its image, compose file, manifests, and replicas behind a proxy."""
