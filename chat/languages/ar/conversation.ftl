# What the bot says for itself.
start =
    اسألني عن الأخبار بكلماتك.
    أجيب بجمل من مقالات منشورة، كما هي حرفيًا، وأذكر أين ومتى نُشرت.
help =
    اكتب لي سؤالا. أجيب باقتباسات من مقالات منشورة، أو أقول إنه ليس لدي شيء.
    تحت الإجابة، يعرض «السياق» الفقرة حول الاقتباس، ويعرض «المزيد» اقتباسات أخرى.
    في مجموعة، اذكرني أو ردّ عليّ أو استخدم ⁨/ask⁩.
commands-heading = الأوامر:
ask-what = ماذا تريد أن تعرف؟ اكتب ⁨/ask⁩ ثم سؤالك.
unknown-command = لا أعرف { $command }. يعرض ⁨/help⁩ ما أستطيع فعله.
went-wrong = عذرًا، حدث خطأ ما. سجّلته. حاول مرة أخرى من فضلك.
new-conversation = حسنا، لنبدأ من جديد. ماذا تريد أن تعرف؟
language-which = بأي لغة أتحدث؟
# $codes: languages in short, such as "ar, de"
language-write = بأي لغة أتحدث؟ اكتبها بعد الأمر، مثل ‎/language uk‎. أعرف هذه: { $codes }
language-chosen = من الآن أتحدث معك بهذه اللغة: { $language }.
too-many-questions = هذا أكثر مما أستطيع الإجابة عنه دفعة واحدة. اسأل من جديد بعد { $minutes ->
        [zero] لحظات
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }.

button-context = السياق
button-more = المزيد
button-back = رجوع »
button-follow = متابعة
button-follow-question = متابعة هذا السؤال
button-gone = لم يعد هذا الزر يعمل.
answer-gone = لم تعد هذه الإجابة لدي. اسأل مرة أخرى من فضلك.
answer-changed = تغيّر المقال منذ ذلك الحين. اسأل مرة أخرى من فضلك.
context-of-what = لا توجد إجابة بعد. اسألني سؤالا أولا.
no-such-quote = في هذه الإجابة { $count ->
        [zero] لا اقتباس
        [one] اقتباس واحد فقط
        [two] اقتباسان فقط
        [few] { $count } اقتباسات فقط
        [many] { $count } اقتباسًا فقط
       *[other] { $count } اقتباس فقط
    }.
no-more = لا اقتباسات أخرى.
no-more-headlines = لا أخبار أخرى.

follow-now = سأخبرك حين يجيب شيء جديد عن هذا.
follow-already = أنت تتابع هذا السؤال بالفعل.
follow-too-many = لا يمكنك متابعة المزيد. أنهِ متابعة شيء أولا عبر ⁨/subscriptions⁩.
follow-not-here = لا أستطيع إرسال المستجدات هنا.
admins-only = هذا لمشرفي المجموعة فقط.
not-your-words = لا أنفّذ إلا ما تكتبه بنفسك.
not-yours = هذا الزر لشخص آخر.

thanks = شكرا!
consent-question = هل لي أن أحتفظ بسؤالك مع تقييمك كي تتحسن الإجابات؟ أسأل مرة واحدة فقط.
consent-yes = نعم، احتفظ به
consent-no = لا، عُدّه فقط

latest = الأحدث
latest-on = الأحدث عن { $topic }
latest-none = ليس لدي شيء عن ذلك.
story-what = عن ماذا؟ اكتب ⁨/story⁩ ثم الموضوع.
story-of = { $topic }، حسب التاريخ
sources-heading = أقتبس من { $count ->
        [zero] { $count } مصدر
        [one] مصدر واحد
        [two] مصدرين
        [few] { $count } مصادر
        [many] { $count } مصدرا
       *[other] { $count } مصدر
    }:
source-line = { $source } — { $count ->
        [zero] { $count } مقال
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالا
       *[other] { $count } مقال
    }
sources-more = و{ $count ->
        [zero] { $count } مصدر آخر
        [one] مصدر واحد آخر
        [two] مصدران آخران
        [few] { $count } مصادر أخرى
        [many] { $count } مصدرا آخر
       *[other] { $count } مصدر آخر
    }
sources-none = ليست لدي مصادر بعد، إذ ليست لدي مقالات.
article-gone = لم يعد ذلك المقال لدي.

privacy =
    ما أحفظه عنك:
    • أسئلتك، لمدة { $hours ->
        [zero] { $hours } ساعة
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $hours } ساعات
        [many] { $hours } ساعة
       *[other] { $hours } ساعة
    }، كي تتابعها أو تصححها. والاقتباسات التي عرضتها عليك، لمدة { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يوما
       *[other] { $days } يوم
    }، كي تعمل الأزرار.
    • إعداداتك، كاللغة، وما تتابعه.
    • تقييماتك. ومعها السؤال فقط إن وافقت.
    لا شيء غير ذلك، ولا أشاركه مع أحد. يرسله إليك ⁨/mydata⁩ ويحذفه فورا ⁨/forgetme⁩.
mydata = كل ما أحفظه عنك.
in-private-only = أرسل ذلك في محادثة خاصة فقط.
forget-sure = هل أحذف كل ما أحفظه عنك، وما تتابعه أيضا؟ لا يمكن التراجع عن ذلك.
forget-sure-name = هل أحذف كل ما أحفظه عن المجموعة أو القناة التي تكتب باسمها، بما في ذلك ما تتابعه؟ لا يمكن التراجع عن ذلك. يجب أن يؤكد ذلك أحد مشرفي هذه المجموعة.
forget-button = احذف كل شيء
forgotten = حُذف. لم أعد أحفظ شيئا عنك.

inline-none = لا إجابة: افتح المحادثة
inline-type = اكتب سؤالا
