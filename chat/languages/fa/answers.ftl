# An answer and its parts.
today = امروز
yesterday = دیروز
untitled = (بدون عنوان)
undated = بدون تاریخ
also-in = همچنین در { $articles }
list-between = {"، "}
same-article = همان مقاله
credit = { $source } · { $date }
quote-language = زبان نقل‌قول: { $language }

refused-empty-library = هنوز مقاله‌ای ندارم، پس چیزی برای نقل کردن نیست.
refused-no-words = اینجا کلمه‌ای نمی‌بینم که دنبالش بگردم. با چند کلمه بپرسید، مثلاً: «کی‌یف پیش از مذاکرات چه می‌خواهد؟»
refused-nothing-on-this = جملهٔ منتشرشده‌ای ندارم که جواب این باشد.
refused-nothing-then = از آن زمان چیزی ندارم که جواب این باشد.
refused-nothing-from-source = از آن منبع چیزی ندارم که جواب این باشد.
refused-future = این هنوز اتفاق نیفتاده، پس کسی هم درباره‌اش خبری نداده.
refused-unsure = جوابی آن‌قدر روشن پیدا نکردم که بشود نقلش کرد.
refused-other-language = زبان بیشتر مقاله‌های من: { $language }. پرسش به این زبان بیشتر پیدا می‌کند.
nearest-headlines = نزدیک‌ترین تیترها:

likely = شاید جواب این باشد:
read-as = { $written } ← { $read }
from-date = از { $date }:
other-time = از آن زمان در این باره چیزی پیدا نکردم. این مال { $date } است.
other-time-undated = از آن زمان در این باره چیزی پیدا نکردم. این تاریخ ندارد.
earlier-on = پیش‌تر، در { $date }: «{ $words }»
