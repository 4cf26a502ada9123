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
feeds-heading = الخلاصات والقنوات التي أتابعها
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

# Telegram channels whose posts become articles.
source-channels-usage = لأقرأ قناة تيليغرام أنا مشرف فيها: ⁨/feeds add @channel⁩ وللتوقف: ⁨/feeds remove @channel⁩
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · المقالات: { $articles }، القصيرة جدا: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = أقرأ { $channel } من الآن. تصبح منشوراتها مقالات.
source-channel-waits = سأقرأ { $channel } حالما أعمل على تيليغرام. اجعلني مشرفا فيها.
source-channel-known = أقرأ { $channel } من قبل.
source-channel-removed = لم أعد أقرأ { $channel }. تبقى مقالاتها.
source-channel-which = لا أقرأ هذه القناة. يعرض ⁨/feeds⁩ القنوات التي أقرؤها.
source-channel-not-found = لا أجد { $channel }. إن كانت خاصة فاجعلني مشرفا فيها، ثم أرسل لي رابط أحد منشوراتها.
source-channel-name = لا يمكن أن يكون { $channel } اسم قناة. في اسم القناة 4 أحرف أو أرقام على الأقل، مثل ⁨@port_news⁩.
source-channel-no-channel = { $channel } ليست قناة. لا أستطيع أن أقرأ إلا القنوات.
source-channel-not-there = لست في { $channel } بعد. اجعلني مشرفا فيها (لا أحتاج إلى أي صلاحيات) ثم حاول مرة أخرى.
source-channel-not-now = تيليغرام لا يجيب الآن. حاول مرة أخرى بعد دقيقة.
# Why no posts come.
source-channel-wanted = لم أبحث عنها بعد.
source-channel-gone = لا أجد هذه القناة. هل حُذفت أم أن الاسم خاطئ؟
source-channel-none = هذه ليست قناة.
source-channel-lost = لست مشرفا فيها. اجعلني مشرفا وسأواصل القراءة.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = عن القنوات التي أقرؤها:
source-channel-renamed = أصبحت { $before } الآن { $channel }. أواصل قراءتها.
source-channel-private = أصبحت { $before } خاصة. أواصل قراءتها، لكن روابط منشوراتها لا تفتح إلا لأعضائها.
# Where an admin sends the link of a channel.
source-channel-offer = هل أقرأ { $channel }؟ تصبح منشوراتها مقالات.
source-channel-button = اقرأ القناة

# Writing to everybody.
broadcast-what = ماذا أرسل؟ اكتب ⁨/broadcast⁩ ثم النص.
broadcast-too-long = هذا أطول مما يمكن. الحد الأقصى للأحرف: { $limit }
broadcast-nobody = لا أحد لأكتب إليه بعد.
broadcast-sure = هل أرسل هذا إلى الجميع؟ المحادثات: { $chats }
broadcast-button = إرسال
broadcast-sent = في الطريق. المحادثات: { $chats }
