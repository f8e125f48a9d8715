# SPDX-License-Identifier: GPL-3.0-or-later
# What Hong Kong and Macau call otherwise than Taiwan: po/zh_TW.po becomes their catalogue by it.
s/國定假日/公眾假期/g
s/補班日/調休上班日/g
s/補班/調休上班/g
s/公尺/米/g
s/座標/坐標/g
s/網路/網絡/g
s/\([^ 「（"]\)隨身碟/\1 USB 手指/g
s/隨身碟/USB 手指/g
s/品質/質素/g
s/計程車/的士/g
s/捷運/地鐵/g
s/軟體/軟件/g
s/螢幕/熒幕/g
s/行動電話/手提電話/g
s/志工/義工/g
s/口譯/傳譯/g
s/電梯/升降機/g
s/階梯/梯級/g
s/使用者/用戶/g
s/行事曆/日曆/g
s/回報錯誤/報告錯誤/g
s/辨識/識別/g
s/宣導/宣傳/g
s/電子郵件/電郵/g
s/筆紀錄/項紀錄/g
s/週\([一二三四五六日]\)/星期\1/g
s/Language: zh_TW/Language: zh_HK/
