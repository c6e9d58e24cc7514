"""Learning the tagger: data, model, fitting and export to ONNX. Nothing here is needed to read."""
