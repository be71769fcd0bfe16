"""Articles of our own writing for the tests of comparing."""

from selisik.annotating import annotate_article
from selisik.data import AnnotatedArticle, Article, text_hash


def article(name: str, text: str, **known: str) -> AnnotatedArticle:
    """An annotated article with the given text and what is known of it."""
    return annotate_article(Article(id=name, text=text, sha256=text_hash(text), language="id", **known))


HARBOUR = (
    "Kapal tongkang Sinar Walet menabrak dermaga kayu Pelabuhan Tirtasari ketika arus sungai mendadak deras. "
    "Sebelas buruh angkut jatuh ke air dan semuanya dapat naik kembali ke dermaga dengan selamat. "
    "Syahbandar menutup alur pelayaran sampai bangkai tongkang selesai ditarik ke tepi."
)
HARBOUR_COPIED = (
    "TIRTASARI - Kecelakaan terjadi pagi tadi. Sebelas buruh angkut jatuh ke air dan semuanya dapat naik kembali "
    "ke dermaga dengan selamat, demikian menurut warga. Hujan turun sejak subuh."
)
HARBOUR_OWN = (
    "Arus besar di sungai membuat tongkang Sinar Walet hilang kendali lalu merusak dermaga Pelabuhan Tirtasari. "
    "Para pekerja yang tercebur berjumlah belasan orang, tak seorang pun terluka."
)
SCHOOL = (
    "Siswa sekolah dasar di Desa Kalimerang menanam dua ratus bibit alpukat di halaman sekolah mereka. "
    "Kepala sekolah berharap buahnya kelak dijual untuk membeli buku perpustakaan."
)
