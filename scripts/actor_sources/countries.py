"""What more than one reader of the sources needs: country codes to ISO 3166 alpha-3, and names put right."""

from __future__ import annotations

# Correlates of War abbreviations (REIGN) that are not ISO 3166 alpha-3.
_COW = dict(
    pair.split(":")
    for pair in (
        "BHM:BHS HAI:HTI TRI:TTO BAR:BRB GRN:GRD SLU:LCA SVG:VCT AAB:ATG SKN:KNA GUA:GTM HON:HND SAL:SLV COS:CRI "
        "PAR:PRY URU:URY UKG:GBR IRE:IRL NTH:NLD FRN:FRA MNC:MCO SWZ:CHE SPN:ESP POR:PRT GMY:DEU AUS:AUT CZR:CZE "
        "SLO:SVK SNM:SMR MNG:MNE MAC:MKD CRO:HRV YUG:SRB BOS:BIH KOS:XKX SLV:SVN BUL:BGR MLD:MDA ROM:ROU LAT:LVA "
        "LIT:LTU GRG:GEO SWD:SWE DEN:DNK ICE:ISL CAP:CPV EQG:GNQ GAM:GMB BFO:BFA NIR:NER CDI:CIV GUI:GIN SIE:SLE "
        "TOG:TGO CAO:CMR NIG:NGA CEN:CAF CHA:TCD CON:COG DRC:COD TAZ:TZA BUI:BDI ANG:AGO MZM:MOZ ZAM:ZMB ZIM:ZWE "
        "MAW:MWI SAF:ZAF LES:LSO BOT:BWA SWA:SWZ MAG:MDG MAS:MUS SEY:SYC MOR:MAR ALG:DZA LIB:LBY SUD:SDN LEB:LBN "
        "KUW:KWT BAH:BHR UAE:ARE OMA:OMN TAJ:TJK KYR:KGZ KZK:KAZ MON:MNG ROK:KOR BHU:BTN BNG:BGD MYA:MMR SRI:LKA "
        "MAD:MDV NEP:NPL THI:THA CAM:KHM DRV:VNM MAL:MYS SIN:SGP BRU:BRN PHI:PHL INS:IDN ETM:TLS AUL:AUS NEW:NZL "
        "VAN:VUT SOL:SLB FIJ:FJI TON:TON NAU:NRU MSI:MHL PAL:PLW SSD:SSD BLZ:BLZ DMA:DMA MAA:MRT SRB:SRB"
    ).split()
)
# FIPS 10-4 codes, which the factbook uses.
_FIPS = dict(
    pair.split(":")
    for pair in (
        "aa:ABW ac:ATG ae:ARE af:AFG ag:DZA aj:AZE al:ALB am:ARM an:AND ao:AGO aq:ASM ar:ARG as:AUS au:AUT av:AIA "
        "ay:ATA ba:BHR bb:BRB bc:BWA bd:BMU be:BEL bf:BHS bg:BGD bh:BLZ bk:BIH bl:BOL bm:MMR bn:BEN bo:BLR bp:SLB "
        "br:BRA bt:BTN bu:BGR bv:BVT bx:BRN by:BDI ca:CAN cb:KHM cd:TCD ce:LKA cf:COG cg:COD ch:CHN ci:CHL cj:CYM "
        "ck:CCK cm:CMR cn:COM co:COL cq:MNP cs:CRI ct:CAF cu:CUB cv:CPV cw:COK cy:CYP da:DNK dj:DJI do:DMA dr:DOM "
        "ec:ECU eg:EGY ei:IRL ek:GNQ en:EST er:ERI es:SLV et:ETH ez:CZE fg:GUF fi:FIN fj:FJI fk:FLK fm:FSM fo:FRO "
        "fp:PYF fr:FRA fs:ATF ga:GMB gb:GAB gg:GEO gh:GHA gi:GIB gj:GRD gk:GGY gl:GRL gm:DEU gp:GLP gq:GUM gr:GRC "
        "gt:GTM gv:GIN gy:GUY gz:PSE ha:HTI hk:HKG hm:HMD ho:HND hr:HRV hu:HUN ic:ISL id:IDN im:IMN in:IND io:IOT "
        "ir:IRN is:ISR it:ITA iv:CIV iz:IRQ ja:JPN je:JEY jm:JAM jo:JOR ke:KEN kg:KGZ kn:PRK kr:KIR ks:KOR kt:CXR "
        "ku:KWT kv:XKX kz:KAZ la:LAO le:LBN lg:LVA lh:LTU li:LBR lo:SVK ls:LIE lt:LSO lu:LUX ly:LBY ma:MDG mb:MTQ "
        "mc:MAC md:MDA mf:MYT mg:MNG mh:MSR mi:MWI mj:MNE mk:MKD ml:MLI mn:MCO mo:MAR mp:MUS mr:MRT mt:MLT mu:OMN "
        "mv:MDV mx:MEX my:MYS mz:MOZ nc:NCL ne:NIU nf:NFK ng:NER nh:VUT ni:NGA nl:NLD nn:SXM no:NOR np:NPL nr:NRU "
        "ns:SUR nt:ANT nu:NIC nz:NZL od:SSD pa:PRY pc:PCN pe:PER pk:PAK pl:POL pm:PAN po:PRT pp:PNG ps:PLW pu:GNB "
        "qa:QAT re:REU ri:SRB rm:MHL rn:MAF ro:ROU rp:PHL rq:PRI rs:RUS rw:RWA sa:SAU sb:SPM sc:KNA se:SYC sf:ZAF "
        "sg:SEN sh:SHN si:SVN sl:SLE sm:SMR sn:SGP so:SOM sp:ESP st:LCA su:SDN sv:SJM sw:SWE sx:SGS sy:SYR sz:CHE "
        "tb:BLM td:TTO th:THA ti:TJK tk:TCA tl:TKL tn:TON to:TGO tp:STP ts:TUN tt:TLS tu:TUR tv:TUV tw:TWN tx:TKM "
        "tz:TZA uc:CUW ug:UGA uk:GBR up:UKR us:USA uv:BFA uy:URY uz:UZB vc:VCT ve:VEN vi:VGB vm:VNM vq:VIR vt:VAT "
        "wa:NAM we:PSE wf:WLF wi:ESH ws:WSM wz:SWZ yi:SCG ym:YEM za:ZMB zi:ZWE "
    ).split()
)


def alpha3_of_cow(code: str) -> str:
    """The alpha-3 code of a Correlates of War abbreviation."""
    return _COW.get(code, code)


def alpha3_of_fips(code: str) -> str | None:
    """The alpha-3 code of a FIPS 10-4 code, in either case; None for what is no country."""
    return _FIPS.get(code.lower())


def readable(name: str) -> str:
    """A name that was UTF-8 and read as Windows-1252: 'GonzÃ¡lez' -> 'González'."""
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name
