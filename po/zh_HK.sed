# SPDX-License-Identifier: GPL-3.0-or-later
# What Hong Kong and Macau call otherwise than Taiwan: po/zh_TW.po becomes their catalogue by it.
s/國定假日/公眾假期/g
s/補班/調休上班/g
s/公尺/米/g
s/座標/坐標/g
s/網路/網絡/g
s/隨身碟/USB 手指/g
s/品質/質素/g
s/計程車/的士/g
s/捷運/地鐵/g
s/軟體/軟件/g
s/螢幕/熒幕/g
s/行動電話/手提電話/g
s/Language: zh_TW/Language: zh_HK/
