"""The accurate pipeline at run time: a small transformer, run by onnxruntime, behind a spaCy component.

onnxruntime and tokenizers are imported only once a model is opened, so the default pipeline needs neither.
"""
