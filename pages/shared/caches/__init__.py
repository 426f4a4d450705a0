"""What is kept between reruns: results and drawings, known by what they were made from."""
