# An answer and its parts.
today = اليوم
yesterday = أمس
untitled = (بلا عنوان)
undated = بلا تاريخ
also-in = وكذلك في { $articles }
list-between = {"، "}
same-article = المقال نفسه
credit = { $source } · { $date }
quote-language = لغة الاقتباس: { $language }

refused-empty-library = ليست لدي مقالات بعد، فلا شيء يُقتبس.
refused-no-words = لا أرى هنا كلمات أبحث عنها. اسأل ببضع كلمات، مثل: «ماذا تشترط كييف قبل المحادثات؟»
refused-nothing-on-this = ليست لدي جملة منشورة تجيب عن هذا.
refused-nothing-then = ليس لدي من ذلك الوقت ما يجيب عن هذا.
refused-nothing-from-source = ليس لدي من ذلك المصدر ما يجيب عن هذا.
refused-future = لم يحدث هذا بعد، فلم يكتب عنه أحد.
refused-unsure = لم أجد ما يجيب عن هذا بوضوح يكفي لاقتباسه.
refused-other-language = لغة معظم مقالاتي: { $language }. السؤال بهذه اللغة يجد أكثر.
nearest-headlines = أقرب العناوين:

likely = قد يكون هذا هو الجواب:
read-as = { $written } ← { $read }
from-date = من { $date }:
other-time = لم أجد عن هذا شيئًا من ذلك الوقت. هذا من { $date }.
other-time-undated = لم أجد عن هذا شيئًا من ذلك الوقت. هذا بلا تاريخ.
earlier-on = قبل ذلك، في { $date }: «{ $words }»
