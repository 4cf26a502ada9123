# Small talk, and what is confirmed before it is done.
talk-greeting = أهلا!
talk-thanks = على الرحب والسعة! المس «متابعة» تحت الإجابة، وسأخبرك حين يستجد شيء.
talk-thanks-without-updates = على الرحب والسعة!
talk-goodbye = مع السلامة! عبر /subscribe أخبرك حين تصدر أخبار عن موضوع ما.
talk-goodbye-without-updates = مع السلامة!
talk-who = أنا بوت يجيب عن أسئلة الأخبار. أعرض جملا من مقالات منشورة كلمة بكلمة. لا أكتب أيا منها بنفسي.
talk-how = بخير، شكرا! ماذا تريد أن تعرف؟
talk-sorry = لا بأس. ماذا تريد أن تعرف؟
talk-okay = حسنا. اسألني متى شئت. يعرض /latest أحدث العناوين.
talk-insult = يؤسفني أنني لم أستطع المساعدة. اسألني ببضع كلمات مع الأسماء، وسأبحث من جديد.

wish-sure = هل أخبرك حين يستجد شيء عن «{ $topic }»؟
wish-yes = نعم، أخبرني
wish-no = لا، شكرا
end-sure = هل أتوقف عن إخبارك عن «{ $topic }»؟
end-sure-all = هل أتوقف عن الإخبار عن كل ما يُتابع هنا؟
end-yes = نعم، توقف
nothing-changed = حسنا، لم يتغير شيء.
