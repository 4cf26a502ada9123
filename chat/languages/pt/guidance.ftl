# How the bot explains itself.
start-empty = Ainda não tenho artigos. Assim que chegarem, posso citá-los.
start-empty-admin = Ainda não há nada para citar. Envie o endereço de um feed ou de um site de notícias, um canal do Telegram (@nome) ou um documento com artigos, e eu trato do resto.
begin-latest = Últimas notícias
begin-subscribe = Seguir um tema
begin-language = Idioma
begin-help = Ajuda
sample-said = O que disse { $subject }?
sample-about = O que há de novo sobre { $subject }?
sample-title = O que se sabe sobre “{ $subject }”?
commands-heading-admin = Para os administradores do bot:
did-you-mean = Não conheço { $command }. Seria { $meant }?

settings-heading = As suas preferências
setting-language = Idioma: { $language }
setting-zone = Fuso horário: { $zone }, onde são { $time }
setting-quiet = Horas de silêncio: das { $from } às { $to }
setting-quiet-none = Horas de silêncio: nenhuma
setting-told = Avisos da sua lista: { $how }
setting-told-nothing = A sua lista ainda está vazia.
setting-preview-on = Pré-visualização de links: sim
setting-preview-off = Pré-visualização de links: não
setting-button-zone = Fuso horário
setting-button-preview = Mostrar pré-visualização
setting-button-no-preview = Ocultar pré-visualização
setting-button-night = Silêncio à noite (22–7)
setting-button-no-quiet = Sem horas de silêncio

without-words = Só sei ler texto. Envie uma pergunta, ou encaminhe um texto para eu conferir.
questions-left = Não respondo a mais perguntas de uma vez. Envie as outras em outra mensagem.

check-same = Estes dizem o mesmo:
check-otherwise = Estes dizem outra coisa:
check-nothing-on-these = Não tenho nada publicado sobre isto:
check-nothing-on-any = Não tenho nada publicado que confirme ou contrarie isto:
check-nothing-in-it = Não encontrei aqui nada para conferir com as notícias. Faltam nomes ou números.
link-known = Tenho este artigo:
link-on-this = Sobre o mesmo tema:
link-nothing = Não tenho nada sobre o tema dessa página.
link-of-what = O endereço não diz do que trata a página. Pergunte com as suas próprias palavras.
link-what-to-do = O que faço com este link?
link-add = Adicionar o artigo
link-follow = Seguir o feed

no-updates-at-terminal = Só posso enviar avisos no Telegram. Siga isto lá, com o bot.
written-to = Guardado em { $path }
