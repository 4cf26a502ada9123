# An answer and its parts.
today = اليوم
yesterday = أمس
untitled = (بلا عنوان)
undated = بلا تاريخ
also-in = وكذلك في { $articles }
list-between = {"، "}
same-article = المقال نفسه
credit = { $source } · { $date }

refused-empty-library = لم يُفهرس شيء بعد، فلا شيء يُقتبس.
refused-no-words = لا كلمات هنا يمكن البحث عنها. اسأل ببضع كلمات، مثل: «ماذا تشترط كييف قبل المحادثات؟»
refused-nothing-on-this = ليست لدي جملة منشورة تجيب عن هذا.
refused-nothing-then = ليس لدي من ذلك الوقت ما يجيب عن هذا.
refused-nothing-from-source = ليس لدي من ذلك المصدر ما يجيب عن هذا.
refused-future = هذا لم يأت بعد، فلم يُنشر عنه شيء.
refused-unsure = لم أجد ما يجيب عن هذا بثقة تكفي لاقتباسه.
nearest-headlines = أقرب العناوين:

likely = قد يكون هذا هو الجواب:
read-as = { $written } ← { $read }
from-date = من { $date }:
other-time = ليس لدي شيء من ذلك الوقت. هذا من { $date }.
other-time-undated = ليس لدي شيء من ذلك الوقت. هذا بلا تاريخ.
earlier-on = قبل ذلك، في { $date }: «{ $words }»
