"""The dashboard on a host: image, compose file, manifests, and replicas behind a proxy."""
