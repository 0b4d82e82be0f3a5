"""Whole plans as Word files in the layouts of different offices; places, bodies and people are invented."""

from __future__ import annotations

from tests.importing.word_xml import NS, level, listed, note, numbering, p, r, tbl, tc, tr, word

BOLD, ITALIC = "<w:b/>", "<w:i/>"
CENTRED = '<w:jc w:val="center"/>'
LINES = '<w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:insideH w:val="single"/></w:tblBorders>'
TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"


def bold(text: str, props: str = "") -> str:
    """A paragraph in bold letters."""
    return p(r(text, BOLD), props=props)


def centred(text: str, look: str = BOLD) -> str:
    """A paragraph in the middle."""
    return p(r(text, look), props=CENTRED)


def two_columns(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """A table without lines that sets two columns side by side."""
    return tbl(tr(tc(*left), tc(*right)))


def tasks(*rows: tuple[str, ...]) -> str:
    """A table of tasks with lines and headings."""
    heads = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
    return tbl(tr(*heads), *(tr(*row) for row in rows), props=LINES)


ONE_TASK = ("1", "Ban hành Kế hoạch rà soát", "Kế hoạch", "Phòng Tư pháp", "Phòng Nội vụ", "Quý I/2026")


def by_tabs() -> bytes:
    """Head, recipients and signer by tabs; headings bold; a title of several lines; two appendices."""
    return word(
        p(r("ỦY BAN NHÂN DÂN", BOLD), TAB, r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD)),
        p(r("HUYỆN GIA ĐỊNH", BOLD), TAB, r("Độc lập - Tự do - Hạnh phúc", BOLD)),
        p("_______", TAB, "_______________"),
        p("Số: 12/KH-UBND", TAB, r("Gia Định, ngày 05 tháng 01 năm 2026", ITALIC)),
        p(),
        centred("KẾ HOẠCH"),
        p(r("Cải cách hành chính nhà nước", BOLD), BREAK, r("trên địa bàn huyện Gia Định", BOLD), props=CENTRED),
        centred("năm 2026"),
        centred("-----", ""),
        p(r("Căn cứ Luật Tổ chức chính quyền địa phương;", ITALIC)),
        p(
            r(
                "Căn cứ Kế hoạch số 300/KH-UBND ngày 20/12/2025 của Ủy ban nhân dân tỉnh Bình Hòa "
                "về cải cách hành chính năm 2026;",
                ITALIC,
            )
        ),
        p("Ủy ban nhân dân huyện Gia Định ban hành Kế hoạch với các nội dung sau:"),
        bold("I. MỤC TIÊU"),
        bold("1. Mục tiêu chung"),
        p("Nâng cao hiệu quả hoạt động của cơ quan hành chính."),
        bold("2. Mục tiêu cụ thể"),
        p("a) Tỷ lệ hồ sơ giải quyết đúng hạn đạt ít nhất 95%."),
        p("b) 100% thủ tục hành chính được công khai kịp thời."),
        p("c) Phấn đấu trên 80% hồ sơ được số hóa."),
        bold("II. NHIỆM VỤ"),
        p("(Chi tiết tại các Phụ lục kèm theo)"),
        bold("III. TỔ CHỨC THỰC HIỆN"),
        bold("1. Các phòng, ban huyện và UBND các xã, thị trấn"),
        p("- Xây dựng kế hoạch trước ngày 31/01/2026."),
        p(
            "- Báo cáo định kỳ quý, 6 tháng, năm về kết quả cải cách hành chính về UBND huyện "
            "(qua Phòng Nội vụ) để tổng hợp. Thời hạn gửi chậm nhất ngày 10 của tháng cuối quý."
        ),
        bold("2. Phòng Nội vụ"),
        p("Chủ trì theo dõi, đôn đốc việc thực hiện Kế hoạch; định kỳ hằng quý tổng hợp, trình UBND huyện."),
        p("3. Giao Phòng Tài chính - Kế hoạch tham mưu bố trí kinh phí thực hiện."),
        p("Trên đây là Kế hoạch cải cách hành chính năm 2026 của huyện Gia Định./."),
        p(),
        p(r("Nơi nhận:", BOLD + ITALIC), TAB, r("TM. ỦY BAN NHÂN DÂN", BOLD)),
        p("- UBND tỉnh Bình Hòa;", TAB, r("KT. CHỦ TỊCH", BOLD)),
        p("- Các phòng, ban huyện;", TAB, r("PHÓ CHỦ TỊCH", BOLD)),
        p("- UBND các xã, thị trấn;"),
        p("- Lưu: VT, NV.", TAB, r("Lê Văn Mẫu", BOLD)),
        centred("PHỤ LỤC I"),
        centred("NHIỆM VỤ CỦA CÁC PHÒNG, BAN"),
        centred("(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND huyện)", ITALIC),
        tasks(ONE_TASK, ("2", "Kiểm tra", "Báo cáo", "Phòng Nội vụ", "", "Tháng 6/2026")),
        centred("PHỤ LỤC II"),
        centred("NHIỆM VỤ CỦA CÁC XÃ"),
        tasks(ONE_TASK),
    )


def _heading_style(depth: int) -> str:
    """A heading style whose number Word counts."""
    named = f'<w:style w:type="paragraph" w:styleId="Heading{depth + 1}"><w:name w:val="heading {depth + 1}"/>'
    outline = f'<w:outlineLvl w:val="{depth}"/>'
    return f"{named}<w:pPr>{listed(depth)}{outline}</w:pPr><w:rPr><w:b/></w:rPr></w:style>"


_STYLES = f"<w:styles {NS}>{_heading_style(0)}{_heading_style(1)}</w:styles>"


def by_styles() -> bytes:
    """Heading styles that Word numbers, automatic dashes, footnotes; recipients in one paragraph of soft breaks."""
    h1, h2 = (lambda text, n=n: p(text, props=f'<w:pStyle w:val="Heading{n}"/>') for n in (1, 2))
    dash = listed(0, 2)
    more = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "bullet", "-")
        + level(1, "bullet", "+")
        + "</w:abstractNum>"
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    notes = (
        f'<w:footnotes {NS}><w:footnote w:id="7">{p("Kế hoạch số 5/KH-UBND ngày 03/3/2022.")}</w:footnote>'
        f'<w:footnote w:id="9"><w:p>{r("Số liệu đến hết năm 2025.")}</w:p></w:footnote></w:footnotes>'
    )
    breaks = BREAK.join(r(line) for line in ("Nơi nhận:", "- Như mục III;", "- Công an", "phường;", "- Lưu: VT."))
    return word(
        two_columns(
            (centred("ỦY BAN NHÂN DÂN"), centred("PHƯỜNG AN LẠC"), centred("Số:      /KH-UBND", "")),
            (
                centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                centred("Độc lập - Tự do - Hạnh phúc"),
                centred("An Lạc, ngày     tháng 02 năm 2026", ITALIC),
            ),
        ),
        centred("KẾ HOẠCH"),
        centred("Kiểm tra công tác cải cách hành chính năm 2026"),
        p(
            "Thực hiện Kế hoạch số 40/KH-UBND ngày 10/01/2026 của UBND thành phố Bình Hòa, "
            "Ủy ban nhân dân phường An Lạc "
            "ban hành Kế hoạch kiểm tra như sau:"
        ),
        h1("MỤC ĐÍCH, YÊU CẦU"),
        h2("Mục đích"),
        p("Đánh giá việc thực hiện", note("footnote", 9), " nhiệm vụ được giao.", props=dash),
        p("Kịp thời chấn chỉnh, gồm:", props=dash),
        p("Kỷ luật, kỷ cương;", props=listed(1, 2)),
        p("Giờ giấc làm việc.", props=listed(1, 2)),
        h2("Yêu cầu"),
        p("Kiểm tra đúng kế hoạch", note("footnote", 7), "."),
        h1("TỔ CHỨC THỰC HIỆN"),
        h2("Phòng Văn hóa - Xã hội"),
        p("Tham mưu thành lập Đoàn kiểm tra trước ngày 15/3/2026."),
        h2("Các cơ quan, đơn vị thuộc phường"),
        p("Chuẩn bị tài liệu và bố trí thời gian làm việc./."),
        two_columns((f"<w:p>{breaks}</w:p>",), (centred("CHỦ TỊCH"), p(), centred("Trần Thị Thử"))),
        parts={
            "styles": _STYLES,
            "numbering": numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), more=more),
            "footnotes": notes,
        },
    )


def by_decision() -> bytes:
    """A decision that issues the plan, with its own articles and closing; the plan behind it has a second head."""
    head = two_columns(
        ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH HÒA", "Số: 77/QĐ-UBND"),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Bình Hòa, ngày 15 tháng 01 năm 2026",
        ),
    )
    return word(
        head,
        centred("QUYẾT ĐỊNH"),
        centred("Về việc ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2026"),
        centred("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH HÒA"),
        p(r("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", ITALIC)),
        p(r("Theo đề nghị của Giám đốc Sở Nội vụ.", ITALIC)),
        centred("QUYẾT ĐỊNH:"),
        p("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tuyên truyền cải cách hành chính năm 2026."),
        p("Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
        p("Điều 3. Chánh Văn phòng UBND tỉnh và các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./."),
        two_columns(
            ("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT, NC."),
            (centred("KT. CHỦ TỊCH"), centred("PHÓ CHỦ TỊCH"), centred("Phạm Thị Ví Dụ")),
        ),
        two_columns(
            ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH HÒA"),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ),
        centred("KẾ HOẠCH"),
        centred("Tuyên truyền cải cách hành chính năm 2026"),
        centred(
            "(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 15 tháng 01 năm 2026 của Chủ tịch UBND tỉnh)", ITALIC
        ),
        bold("I. MỤC ĐÍCH"),
        p("Tạo sự đồng thuận của người dân."),
        bold("II. TRÁCH NHIỆM THỰC HIỆN"),
        p("1. Sở Nội vụ: Chủ trì hướng dẫn, kiểm tra."),
        p("2. Báo và Phát thanh, Truyền hình tỉnh mở chuyên mục hằng tuần."),
        centred("PHỤ LỤC"),
        centred("PHÂN CÔNG NHIỆM VỤ"),
        tasks(ONE_TASK),
    )


def line_by_line() -> bytes:
    """Every line of the head under the other; headings without numbers; a table of figures in the body; the list of
    tasks has no "Phụ lục"; recipients first, the signer under them.
    """
    return word(
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        centred("Độc lập – Tự do – Hạnh phúc"),
        centred("ỦY BAN NHÂN DÂN XÃ TÂN MẪU"),
        p("Số: 03/KH-UBND"),
        p(r("Tân Mẫu, ngày 12/01/2026", ITALIC), props='<w:jc w:val="right"/>'),
        centred("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"),
        p("Để thực hiện nhiệm vụ cải cách hành chính, Ủy ban nhân dân xã Tân Mẫu xây dựng Kế hoạch:"),
        bold("MỤC TIÊU"),
        p("Thực hiện các chỉ tiêu trong bảng sau:"),
        tbl(tr("Chỉ tiêu", "Năm 2025", "Năm 2026"), tr("Hồ sơ đúng hạn", "97%", "98%"), props=LINES),
        p("Các chỉ tiêu khác giữ nguyên."),
        bold("TỔ CHỨC THỰC HIỆN"),
        p("* Công chức Văn phòng - Thống kê:"),
        p("+ Thường xuyên theo dõi, đôn đốc;"),
        p("+ Tổng hợp báo cáo."),
        p("Yêu cầu các bộ phận nghiêm túc thực hiện./."),
        p("Nơi nhận:"),
        p("- UBND huyện Gia Định (báo cáo);"),
        p("- Các bộ phận của xã;"),
        p("- Lưu: VP."),
        centred("TM. ỦY BAN NHÂN DÂN XÃ"),
        centred("CHỦ TỊCH"),
        centred("(Đã ký)", ITALIC),
        centred("Nguyễn Văn Giả"),
        centred("DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"),
        centred("(Kèm theo Kế hoạch số 03/KH-UBND ngày 12/01/2026 của UBND xã Tân Mẫu)", ITALIC),
        tasks(ONE_TASK),
        p("Ghi chú: các mốc thời gian có thể điều chỉnh."),
    )


def of_an_office() -> bytes:
    """A department under a committee; its tasks stand in a table of the body; pluses under dashes; other words for
    the regime; a draft mark.
    """
    return word(
        two_columns(
            ("UBND TỈNH BÌNH HÒA", "SỞ NỘI VỤ", "Số: 15/KH-SNV", "DỰ THẢO"),
            (
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Bình Hòa, ngày 20 tháng 12 năm 2025",
            ),
        ),
        centred("KẾ HOẠCH"),
        centred("Cải cách hành chính năm 2026 của Sở Nội vụ"),
        p(
            "Căn cứ Kế hoạch số 88/KH-UBND ngày 15/12/2025 của Ủy ban nhân dân tỉnh Bình Hòa "
            "về cải cách hành chính năm 2026, "
            "Sở Nội vụ ban hành Kế hoạch như sau:"
        ),
        bold("A. YÊU CẦU"),
        bold("I. Mục tiêu"),
        p("1.1 Rút ngắn thời gian giải quyết:"),
        p("- Đối với hồ sơ thường:"),
        p("+ Giảm ít nhất 20% thời gian;"),
        p("+ Không quá 02 lần bổ sung."),
        p("- Đối với hồ sơ khác thực hiện theo quy định."),
        p("1.2 Tối thiểu 90% hồ sơ nộp trực tuyến."),
        bold("II. Nhiệm vụ"),
        tasks(ONE_TASK),
        bold("B. TỔ CHỨC THỰC HIỆN"),
        p(
            "1) Các phòng, đơn vị thuộc Sở chịu trách nhiệm triển khai; báo cáo định kỳ hằng quý "
            "về tiến độ thực hiện gửi "
            "Văn phòng Sở trước ngày 14 tháng cuối quý, cụ thể:"
        ),
        p("a) Báo cáo quý I: từ ngày 15/12/2025 đến hết ngày 14/3/2026;"),
        p("b) Báo cáo 6 tháng: từ ngày 15/12/2025 đến hết ngày 14/6/2026."),
        p("2) Văn phòng Sở theo dõi, tổng hợp./."),
        two_columns(
            ("Nơi nhận:", "- UBND tỉnh (b/c);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP."),
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "ThS. Hồ Thị Ảo"),
        ),
    )


def appendix_first() -> bytes:
    """The appendix before the closing; letters decomposed, spaces that do not break; dots for number and day."""
    import unicodedata

    def worn(text: str) -> str:
        return unicodedata.normalize("NFD", text.replace(" của ", "\u00a0của "))

    return word(
        two_columns(
            (worn("ỦY BAN NHÂN DÂN"), worn("XÃ HÒA MẪU"), worn("Số: …../KH-UBND")),
            (
                worn("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                worn("Độc lập - Tự do - Hạnh phúc"),
                worn("Hòa Mẫu, ngày …… tháng …… năm 2026"),
            ),
        ),
        centred(worn("KẾ HOẠCH")),
        centred(worn("Cải cách hành chính năm 2026")),
        p(worn("Ủy ban nhân dân xã Hòa Mẫu ban hành Kế hoạch năm 2026 của xã:")),
        p(r(worn("PHẦN THỨ NHẤT: QUY ĐỊNH CHUNG"), BOLD), props=CENTRED),
        bold(worn("I. Mục đích")),
        p(worn("Thực hiện tốt kế hoạch của cấp trên.")),
        p(r(worn("PHẦN THỨ HAI: TỔ CHỨC THỰC HIỆN"), BOLD), props=CENTRED),
        bold(worn("I. Trách nhiệm")),
        p(worn("(1) Công chức Tư pháp - Hộ tịch chịu trách nhiệm rà soát văn bản trong quý II/2026.")),
        p(worn("(2) Trạm Y tế xã phối hợp thực hiện.")),
        centred(worn("PHỤ LỤC")),
        centred(worn("NHIỆM VỤ NĂM 2026")),
        tasks(ONE_TASK),
        two_columns(
            (worn("Nơi nhận:"), worn("- Đảng ủy xã;"), worn("- Lưu: VT.")),
            (worn("TM. ỦY BAN NHÂN DÂN"), worn("Q. CHỦ TỊCH"), worn("Võ Văn Tưởng Tượng")),
        ),
    )
