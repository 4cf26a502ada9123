# For the bot's admins.
stats = آخر { $days } يوما: المقالات المفهرسة: { $articles }، الأسئلة المطروحة: { $questions }، المجاب عنها: { $answered }. مجموع المقالات: { $all }.
stats-articles = مقالات
stats-questions = أسئلة
retract-which = أي مقال؟ يعرض ⁨/articles⁩ الأرقام: ⁨/retract 12⁩
retract-sure = هل أسحب هذا المقال من الإجابات؟ { $title }
retract-button = سحب
retracted = سُحب: لن يُقتبس منه بعد الآن.

# What admins send to be indexed.
add-what = ماذا أضيف؟ اكتب ⁨/add https://…⁩ أو أرسل ملفًا: ⁨txt, md, html, jsonl⁩، أو مضغوطًا: ⁨gz, xz, bz2⁩
add-added = أُضيف: { $title }
add-updated = حُدِّث: { $title }
add-unchanged = لم يتغير: { $title }
add-also = معروف من عنوان آخر: { $title }
add-rejected = لم يُضف: { $where } ({ $reason })
add-counts = أُضيف: { $added }. حُدِّث: { $updated }. لم يتغير: { $unchanged }. رُفض: { $rejected }.
add-more = غيرها: { $count }
add-nothing = لا شيء في الملف.
add-too-large = هذا أكبر من { $megabytes } ميغابايت. قسّمه أو أضفه على الخادم.
add-feed = هذه خلاصة. أتابعها من الآن، وتصل مقالاتها تلقائيًا: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = لا تُتابَع أي خلاصة بعد.
feeds-usage = ⁨/feeds add https://…⁩ للمتابعة، و⁨/feeds remove 3⁩ للإنهاء.
feeds-new = جديدة
feeds-followed = متابَعة
feeds-failing = متعطلة
feeds-ended = منتهية
feeds-removed = لم تعد متابَعة، وتبقى مقالاتها: { $title }
feeds-which = أي خلاصة؟ يعرض ⁨/feeds⁩ الأرقام: ⁨/feeds remove 3⁩
feeds-refused = لا تُتابَع: { $reason }
feeds-report = هذه الخلاصات لا تعمل:

# Writing to everybody.
broadcast-what = ماذا أكتب؟ ⁨/broadcast⁩ ثم النص.
broadcast-too-long = هذا أطول مما يمكن. الحد الأقصى للأحرف: { $limit }
broadcast-nobody = لا أحد لأكتب إليه بعد.
broadcast-sure = هل أرسل هذا إلى الجميع؟ المحادثات: { $chats }
broadcast-button = إرسال
broadcast-sent = في الطريق. المحادثات: { $chats }
