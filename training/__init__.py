"""How the shipped analysis model is made: corpora in, an int8 ONNX file and its card out."""
