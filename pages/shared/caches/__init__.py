"""What is kept between reruns: results and drawings, identified by their inputs."""
