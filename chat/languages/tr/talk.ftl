# Small talk, and what is confirmed before it is done.
talk-greeting = Merhaba!
talk-thanks = Rica ederim! Yanıtın altındaki “Takip et”e dokunun, yenisi çıkınca haber vereyim.
talk-thanks-without-updates = Rica ederim!
talk-goodbye = Hoşça kalın! /subscribe ile bir konuda haber çıkınca size bildiririm.
talk-goodbye-without-updates = Hoşça kalın!
talk-who = Haberlerle ilgili soruları yanıtlayan bir botum. Yayımlanmış haberlerdeki cümleleri kelimesi kelimesine gösteririm. Hiçbirini kendim yazmam.
talk-how = İyiyim, teşekkürler! Ne öğrenmek istersiniz?
talk-sorry = Önemli değil. Ne öğrenmek istersiniz?
talk-okay = Güzel. İstediğiniz zaman sorun. /latest en yeni başlıkları gösterir.
talk-insult = Yardımcı olamadığım için üzgünüm. Birkaç sözcükle, adlarla sorun, yeniden ararım.
talk-complaint = Kusura bakmayın. Yalnızca yayımlananları gösteriyorum ve bazen konuyla ilgisi olmayan bir cümle seçiyorum. Başka sözcüklerle, bir ad ya da yerle sorun, yeniden ararım.

wish-sure = “{ $topic }” konusunda yeni bir şey çıkınca size haber vereyim mi?
wish-yes = Evet, haber ver
wish-no = Hayır, teşekkürler
end-sure = “{ $topic }” için artık haber vermeyeyim mi?
end-sure-all = Burada takip edilen her şey için haber vermeyi bırakayım mı?
end-yes = Evet, bırak
nothing-changed = Tamam, hiçbir şey değişmedi.
