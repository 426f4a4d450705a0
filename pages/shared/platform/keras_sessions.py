"""Keeps Streamlit from resetting Keras after every run.

Streamlit calls ``keras.backend.clear_session`` at the end of each script run. It resets the name
counters of the whole process, so that a model which another visitor is just building fails with
"should have unique names"; and it collects garbage, which takes about 190 ms with TensorFlow
loaded. May go when Streamlit no longer calls it.
"""


def keep() -> None:
    """Replace the name that Streamlit calls; ``keras.utils.clear_session`` stays as it is."""
    import keras

    keras.backend.clear_session = lambda free_memory=True: None
