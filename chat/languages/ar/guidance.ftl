# How the bot explains itself.
start-empty = لا شيء مفهرس بعد. حالما تتوفر مقالات يمكنني الاقتباس منها.
start-empty-admin = لا يوجد بعد ما يُقتبس. أرسل لي عنوان موجز أو موقع أخبار، أو ملفًا فيه مقالات، وسأتولى الباقي.
begin-latest = الأحدث
begin-subscribe = تابع موضوعًا
begin-language = اللغة
begin-help = مساعدة
sample-said = ماذا قال { $subject }؟
sample-about = ما الجديد عن { $subject }؟
sample-title = ما المعروف عن «{ $subject }»؟
commands-heading-admin = لمشرفي البوت:
did-you-mean = لا أعرف { $command }. هل تقصد { $meant }؟

settings-heading = إعداداتك
setting-language = اللغة: { $language }
setting-zone = المنطقة الزمنية: { $zone }، والساعة فيها { $time }
setting-quiet = ساعات الهدوء: من { $from } إلى { $to }
setting-quiet-none = ساعات الهدوء: لا يوجد
setting-told = ما تتابعه يصلك: { $how }
setting-told-nothing = لا تتابع شيئًا بعد.
setting-button-zone = المنطقة الزمنية
setting-button-night = هدوء ليلًا (22–7)
setting-button-no-quiet = بلا ساعات هدوء

without-words = أقرأ الكلمات فقط. اكتب لي سؤالًا، أو حوّل إليّ نصًا لأقارنه بما نُشر.

check-same = يقول الشيء نفسه:
check-otherwise = يقول غير ذلك:
check-nothing-on-these = ليس لدي منشور عن هذا:
check-nothing-on-any = ليس لدي منشور يقول الشيء نفسه أو غيره:
check-nothing-in-it = ليس فيه ما يمكنني مقارنته بالأخبار: يلزم لذلك أسماء أو أرقام.
link-known = هذه الصفحة من بين مقالاتي:
link-on-this = في الموضوع نفسه:
link-nothing = ليس لدي شيء عن موضوع تلك الصفحة.
link-of-what = لا يدلني العنوان على موضوع الصفحة. اسألني بكلماتك.
link-add = أضف المقال
link-follow = تابع الموجز

no-updates-at-terminal = الإشعارات تحتاج إلى تيليغرام: الطرفية المغلقة لا تصلها. تابع من هناك مع البوت.
written-to = كُتب في { $path }
