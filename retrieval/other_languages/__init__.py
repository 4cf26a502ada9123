"""Answers where question or articles are not in English: no English reader, no English features.

`words` compares words in any language, `candidates` finds passages, `features` says what is known of each stretch,
`soft_reader` compares the states of a multilingual model, `states_reader` says where a passage answers,
`quote_selection` picks quotes and says how sure they are.
"""
