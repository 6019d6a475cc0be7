"""The accurate pipeline at run time: a small transformer, run by onnxruntime, behind a spaCy component.

Nothing here is imported by the default pipeline, and onnxruntime and tokenizers only once a model is opened.
"""
