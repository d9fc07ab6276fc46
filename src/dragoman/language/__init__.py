"""Text to Doc: sentences, words, parse, entities and proposed frames. Only this room knows onnxruntime."""
