# For the bot's admins.
stats = آخر { $days } يوما: المقالات المضافة: { $articles }، الأسئلة المطروحة: { $questions }، المجاب عنها: { $answered }. مجموع المقالات: { $all }.
stats-articles = مقالات
stats-questions = أسئلة
retract-which = أي مقال؟ يعرض ⁨/articles⁩ الأرقام. ثم اكتب مثلا: ⁨/retract 12⁩
retract-sure = هل أتوقف عن اقتباس هذا المقال؟ { $title }
retract-button = سحب
retracted = سُحب. لن أقتبس من هذا المقال بعد الآن.

# What admins send to be indexed.
add-what = ماذا أضيف؟ اكتب ⁨/add https://…⁩ أو أرسل ملفًا: ⁨txt, md, html, jsonl⁩، أو مضغوطًا: ⁨gz, xz, bz2⁩
add-added = أُضيف: { $title }
add-updated = حُدِّث: { $title }
add-unchanged = لم يتغير: { $title }
add-also = معروف من عنوان آخر: { $title }
add-rejected = لم يُضف: { $where } ({ $reason })
add-counts = أُضيف: { $added }. حُدِّث: { $updated }. لم يتغير: { $unchanged }. رُفض: { $rejected }.
add-more = غيرها: { $count }
add-nothing = لا مقالات في الملف.
add-too-large = هذا أكبر من { $megabytes } ميغابايت. قسّمه أو أضفه على الخادم.
add-feed = هذه خلاصة. أتابعها من الآن، وتصل مقالاتها تلقائيًا: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = لا أتابع أي خلاصة بعد.
feeds-usage = لمتابعة خلاصة: ⁨/feeds add https://…⁩ وللإنهاء: ⁨/feeds remove 3⁩
feeds-new = جديدة
feeds-followed = متابَعة
feeds-failing = متعطلة
feeds-ended = منتهية
feeds-removed = لم أعد أتابع هذه الخلاصة. تبقى مقالاتها: { $title }
feeds-which = أي خلاصة؟ يعرض ⁨/feeds⁩ الأرقام. ثم اكتب مثلا: ⁨/feeds remove 3⁩
feeds-refused = لا أستطيع متابعة هذه الخلاصة: { $reason }
feeds-report = هذه الخلاصات لا تعمل:

# Writing to everybody.
broadcast-what = ماذا أرسل؟ اكتب ⁨/broadcast⁩ ثم النص.
broadcast-too-long = هذا أطول مما يمكن. الحد الأقصى للأحرف: { $limit }
broadcast-nobody = لا أحد لأكتب إليه بعد.
broadcast-sure = هل أرسل هذا إلى الجميع؟ المحادثات: { $chats }
broadcast-button = إرسال
broadcast-sent = في الطريق. المحادثات: { $chats }
