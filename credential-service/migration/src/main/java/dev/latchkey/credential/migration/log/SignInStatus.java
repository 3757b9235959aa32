package dev.latchkey.credential.migration.log;

import java.util.Locale;
import java.util.Set;

/** How a sign-in came out, as an export says it. */
enum SignInStatus {
    SUCCESS,
    NO_SUCCESS,
    UNKNOWN;

    private static final Set<String> GOOD = Set.of(
            "success",
            "succeeded",
            "erfolg",
            "erfolgreich",
            "réussite",
            "succès",
            "opération réussie",
            "réussi",
            "correcto",
            "éxito",
            "realizado correctamente",
            "operazione riuscita",
            "riuscito",
            "esito positivo",
            "operazione completata",
            "êxito",
            "sucesso",
            "com êxito",
            "geslaagd",
            "succes",
            "powodzenie",
            "sukces",
            "lyckades",
            "klart",
            "lykkedes",
            "gennemført",
            "vellykket",
            "onnistui",
            "úspěch",
            "sikeres",
            "siker",
            "başarılı",
            "успешно",
            "успех",
            "成功",
            "성공");
    private static final Set<String> BAD = Set.of(
            "failure",
            "failed",
            "interrupted",
            "error",
            "fehler",
            "fehlgeschlagen",
            "unterbrochen",
            "échec",
            "interrompu",
            "interrompue",
            "erreur",
            "interrumpido",
            "interrumpida",
            "incorrecto",
            "fallo",
            "errore",
            "non riuscito",
            "operazione non riuscita",
            "esito negativo",
            "interrotto",
            "falha",
            "erro",
            "interrompido",
            "fout",
            "mislukt",
            "onderbroken",
            "niepowodzenie",
            "przerwano",
            "przerwane",
            "misslyckades",
            "avbröts",
            "fejl",
            "mislykkedes",
            "afbrudt",
            "mislyktes",
            "avbrutt",
            "epäonnistui",
            "chyba",
            "selhání",
            "sikertelen",
            "hata",
            "başarısız",
            "ошибка",
            "сбой",
            "прервано",
            "失敗",
            "中断",
            "失败",
            "已中断",
            "已中斷",
            "실패",
            "중단됨");

    /** Of a code of Entra's: 0 where there was no error. */
    static SignInStatus ofCode(String code) {
        if (code.matches("\\d{1,9}")) {
            return Integer.parseInt(code) == 0 ? SUCCESS : NO_SUCCESS;
        }
        return code.equalsIgnoreCase("none") ? SUCCESS : UNKNOWN;
    }

    /** Of a word, in the language of whoever exports. */
    static SignInStatus ofWord(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        if (GOOD.contains(plain)) {
            return SUCCESS;
        }
        return BAD.contains(plain) ? NO_SUCCESS : UNKNOWN;
    }
}
