"""Speech: who said what, sentence by sentence."""
