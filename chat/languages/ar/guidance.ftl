# How the bot explains itself.
start-empty = ليست لدي مقالات بعد. حالما تتوفر يمكنني الاقتباس منها.
start-empty-admin = لا يوجد بعد ما يُقتبس. أرسل لي عنوان خلاصة أو موقع أخبار، أو قناة تيليغرام ⁨(@name)⁩، أو ملفًا فيه مقالات، وسأتولى الباقي.
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
setting-told = مستجدات ما تتابعه: { $how }
setting-told-nothing = لا تتابع شيئًا بعد.
setting-preview-on = معاينة الروابط: ظاهرة
setting-preview-off = معاينة الروابط: مخفية
setting-button-zone = المنطقة الزمنية
setting-button-preview = أظهر معاينة الروابط
setting-button-no-preview = أخف معاينة الروابط
setting-button-night = هدوء ليلًا (22–7)
setting-button-no-quiet = بلا ساعات هدوء

without-words = أقرأ النصوص فقط. اكتب لي سؤالًا، أو حوّل إليّ نصًا لأتحقق منه.
questions-left = هذا أقصى ما أجيب عنه دفعة واحدة. أرسل بقية الأسئلة في رسالة أخرى.

check-same = هذه تقول الشيء نفسه:
check-otherwise = هذه تقول غير ذلك:
check-nothing-on-these = ليس لدي منشور عن هذا:
check-nothing-on-any = ليس لدي منشور يوافق هذا أو يخالفه:
check-nothing-in-it = لم أجد هنا ما أقارنه بالأخبار. يلزم لذلك أسماء أو أرقام.
link-known = لدي هذا المقال:
link-on-this = في الموضوع نفسه:
link-nothing = ليس لدي شيء عن موضوع تلك الصفحة.
link-of-what = لا يدلني العنوان على موضوع الصفحة. اسألني بكلماتك.
link-what-to-do = ماذا أفعل بهذا الرابط؟
link-add = أضف المقال
link-follow = تابع الخلاصة

no-updates-at-terminal = لا أستطيع إرسال المستجدات إلا عبر تيليغرام. تابع هذا هناك مع البوت.
written-to = حُفظ باسم { $path }
